/** Translates consultation's events into the contract events that it publishes. */
@NullMarked
package org.ibasho.consultation.integration;

import org.jspecify.annotations.NullMarked;
