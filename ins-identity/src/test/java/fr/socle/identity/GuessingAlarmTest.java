package fr.socle.identity;

import static fr.socle.identity.Callers.DOCTOR;
import static fr.socle.identity.Callers.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration.MovableClock;
import fr.socle.kernel.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuessingAlarmTest {

    private final MovableClock clock = new MovableClock();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final GuessingAlarm alarm = alarm();

    @Test
    void who_misses_too_often_waits_until_the_minute_is_over_and_is_counted_once() {
        for (var i = 0; i < 3; i++) {
            alarm.requireCalm(DOCTOR);
            alarm.missed(DOCTOR, 1);
        }
        alarm.missed(DOCTOR, 1);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> alarm.requireCalm(DOCTOR))
                .extracting(it -> it.refusal().terms().code())
                .isEqualTo("insi.too-many-misses");
        assertThat(meters.counter("socle.insi.guessing").count()).isEqualTo(1);
        assertThatCode(() -> alarm.requireCalm(HOSPITAL)).doesNotThrowAnyException();
        clock.advance(Duration.ofMinutes(1));
        assertThatCode(() -> alarm.requireCalm(DOCTOR)).doesNotThrowAnyException();
    }

    private GuessingAlarm alarm() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("meters", meters);
        return new GuessingAlarm(clock, beans.getBeanProvider(MeterRegistry.class), 3);
    }
}
