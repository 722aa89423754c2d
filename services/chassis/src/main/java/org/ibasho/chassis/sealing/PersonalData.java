package org.ibasho.chassis.sealing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a component of a record as personal data. Wherever the record is stored (event, read model, draft), the
 * value is sealed with the data key of its subject. After the subject's erasure the component reads as erased: null
 * where it may be null, {@link Erased#TEXT} for a text, an empty list or set, or 1970-01-01 for a time or a day.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalData {

    /**
     * The component of the same record that names the subject: a person, or a record that is about nobody known. A
     * string.
     */
    String of();
}
