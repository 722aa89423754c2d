/** One request for a counsellor, the write side: asked by the NPO, answered by the centre, and the API that answers. */
@NullMarked
package org.ibasho.consultation.dispatch;

import org.jspecify.annotations.NullMarked;
