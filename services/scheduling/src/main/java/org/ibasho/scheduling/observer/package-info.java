/** Those who come to look, to report or to learn: with permission that runs out, and told to participants in advance. */
@NullMarked
package org.ibasho.scheduling.observer;

import org.jspecify.annotations.NullMarked;
