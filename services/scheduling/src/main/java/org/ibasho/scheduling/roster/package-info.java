/** Who will be there: the seats of a gathering, who takes them, who could, and what is missing before it is announced. */
@NullMarked
package org.ibasho.scheduling.roster;

import org.jspecify.annotations.NullMarked;
