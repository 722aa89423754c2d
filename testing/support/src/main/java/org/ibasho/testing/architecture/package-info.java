/**
 * The architecture rules that all services share, as tests. A service's {@code ArchitectureTest} implements
 * {@link org.ibasho.testing.architecture.ServiceRules} and lists its modules; the rules are the same for everybody.
 */
@NullMarked
package org.ibasho.testing.architecture;

import org.jspecify.annotations.NullMarked;
