/** What local runs and tests rely on in the servers that they start. */
@NullMarked
package org.ibasho.local.servers;

import org.jspecify.annotations.NullMarked;
