/** The system that is attacked: its addresses, its accounts, its signing keys, and what the attacks find in it. */
@NullMarked
package org.ibasho.attacks.system;

import org.jspecify.annotations.NullMarked;
