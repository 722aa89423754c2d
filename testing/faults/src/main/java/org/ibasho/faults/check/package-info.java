/** What has to hold once everything has come to rest: each check is one sentence about the store, Kafka and the effects. */
@NullMarked
package org.ibasho.faults.check;

import org.jspecify.annotations.NullMarked;
