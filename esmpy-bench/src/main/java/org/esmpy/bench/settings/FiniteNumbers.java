package org.esmpy.bench.settings;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Writes {@code null} for numbers that JSON does not have: infinite ones, and those that are none. */
final class FiniteNumbers extends SimpleModule {
    private static final long serialVersionUID = 1;

    FiniteNumbers() {
        addSerializer(Double.class, new OrNull<>(Double.class, OptionalDouble::of));
        addSerializer(double.class, new OrNull<>(Double.class, OptionalDouble::of));
        addSerializer(OptionalDouble.class, new OrNull<>(OptionalDouble.class, value -> value));
    }

    private static final class OrNull<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<T, OptionalDouble> number;

        OrNull(Class<T> type, Function<T, OptionalDouble> number) {
            super(type);
            this.number = number;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            OptionalDouble known = number.apply(value);
            if (known.isPresent() && Double.isFinite(known.getAsDouble())) {
                json.writeNumber(known.getAsDouble());
            } else {
                json.writeNull();
            }
        }
    }
}
