/**
 * What attendance tells others: when a door opened and how many people were counted.
 */
@NullMarked
package org.ibasho.contracts.attendance;

import org.jspecify.annotations.NullMarked;
