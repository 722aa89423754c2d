/** Brings a year into the system, step by step, and compares what the reports say with what the file says. */
@NullMarked
package org.ibasho.local.demo.load;

import org.jspecify.annotations.NullMarked;
