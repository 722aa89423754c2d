/** The parts that every process with HTTP needs, including the gateway; enabled by being on the class path. */
@NullMarked
package org.ibasho.web;

import org.jspecify.annotations.NullMarked;
