package org.ibasho.web.text;

import java.util.List;
import org.ibasho.web.problem.Fault;

/**
 * A page's form as typed, which is shown again with a sentence beside each faulty field. It reports forbidden
 * characters itself, so that nobody has to type it again; every other parameter is refused before its controller.
 */
public interface TypedForm {

    /** The faults of its texts by field, to which the form adds its own. */
    default List<Fault> textFaults() {
        return TextRule.faults((Record) this);
    }
}
