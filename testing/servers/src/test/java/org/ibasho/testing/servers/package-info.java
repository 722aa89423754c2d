/** What local runs and tests rely on in the servers that they start. */
@NullMarked
package org.ibasho.testing.servers;

import org.jspecify.annotations.NullMarked;
