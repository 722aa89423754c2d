/** Tests of the servers that local runs and tests start. */
@NullMarked
package org.ibasho.testing.servers;

import org.jspecify.annotations.NullMarked;
