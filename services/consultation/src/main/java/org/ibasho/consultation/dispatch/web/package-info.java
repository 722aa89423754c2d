/** Dispatches over HTTP: the API and the page on which the centre's staff answer requests. */
@NullMarked
package org.ibasho.consultation.dispatch.web;

import org.jspecify.annotations.NullMarked;
