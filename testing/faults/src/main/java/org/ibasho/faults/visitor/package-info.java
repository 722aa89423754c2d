/** Visitors who load a page of the publisher through a load balancer, while instances come and go. */
@NullMarked
package org.ibasho.faults.visitor;

import org.jspecify.annotations.NullMarked;
