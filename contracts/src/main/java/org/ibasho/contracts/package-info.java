/** What crosses a boundary between services: the published events, their types, their topics, and nothing else. */
@NullMarked
package org.ibasho.contracts;

import org.jspecify.annotations.NullMarked;
