/** What the sample service publishes, and how it reacts to the events of another service. */
@NullMarked
package org.ibasho.sample.integration;

import org.jspecify.annotations.NullMarked;
