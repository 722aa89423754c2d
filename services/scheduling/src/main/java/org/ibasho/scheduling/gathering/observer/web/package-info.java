/** The API and the page where the supervisor grants, rejects and removes observers' permits. */
@NullMarked
package org.ibasho.scheduling.gathering.observer.web;

import org.jspecify.annotations.NullMarked;
