/** What every process that speaks HTTP needs, the gateway too; switched on by being on the class path. */
@NullMarked
package org.ibasho.web;

import org.jspecify.annotations.NullMarked;
