/** Wrapping keys that never leave a vault: OpenBao's, or HashiCorp Vault's, transit engine. */
@NullMarked
package org.ibasho.chassis.keystore.vault;

import org.jspecify.annotations.NullMarked;
