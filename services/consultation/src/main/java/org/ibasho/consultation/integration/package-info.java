/** Translates consultation's events into the contract events that it publishes, and has the keys to seal them to. */
@NullMarked
package org.ibasho.consultation.integration;

import org.jspecify.annotations.NullMarked;
