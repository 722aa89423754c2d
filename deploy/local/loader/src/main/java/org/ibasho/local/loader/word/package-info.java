/** The words that a file may use: each has the code that the API knows and the word that people use. */
@NullMarked
package org.ibasho.local.loader.word;

import org.jspecify.annotations.NullMarked;
