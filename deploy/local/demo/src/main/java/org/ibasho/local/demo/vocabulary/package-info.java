/**
 * The words that a file may use: each has the code that the API knows and, in {@code vocabulary.properties}, a label.
 */
@NullMarked
package org.ibasho.local.demo.vocabulary;

import org.jspecify.annotations.NullMarked;
