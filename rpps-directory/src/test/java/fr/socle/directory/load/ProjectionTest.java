package fr.socle.directory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionTest {

    @Test
    void a_lambert_93_point_becomes_degrees() {
        var point = Projection.LAMBERT_93.toWgs84(882_408.3, 6_543_019.6);
        assertThat(point).isNotNull();
        assertThat(point.longitude()).isCloseTo(5.355651288, within(1e-8));
        assertThat(point.latitude()).isCloseTo(45.962401654, within(1e-8));
    }

    @Test
    void the_central_meridian_of_a_zone_keeps_its_longitude() {
        var point = Projection.KNOWN.get(2975).toWgs84(500_000, 10_000_000 - 2_300_000);
        assertThat(point).isNotNull();
        assertThat(point.longitude()).isEqualTo(57, offset(1e-12));
        assertThat(point.latitude()).isBetween(-21.0, -20.7);
    }

    /// Pointe-à-Pitre, Cayenne, Saint-Denis and Mamoudzou, to a kilometre; every real point is checked to the metre
    /// in [NationalFinessFileTest] where the national file is present.
    @ParameterizedTest
    @CsvSource({
        "5490, 656000, 1795000, -61.5315, 16.2315",
        "2972, 354000, 546000, -52.3177, 4.9383",
        "2975, 338000, 7691000, 55.4497, -20.8725",
        "4471, 524000, 8586000, 45.2219, -12.7943",
    })
    void overseas_points_fall_where_they_should(int crs, double x, double y, double longitude, double latitude) {
        var point = Projection.KNOWN.get(crs).toWgs84(x, y);
        assertThat(point).isNotNull();
        assertThat(point.longitude()).isCloseTo(longitude, within(0.01));
        assertThat(point.latitude()).isCloseTo(latitude, within(0.01));
    }

    @Test
    void a_point_off_the_map_is_no_point() {
        assertThat(Projection.LAMBERT_93.toWgs84(0, 0)).isNull();
        assertThat(Projection.LAMBERT_93.toWgs84(Double.NaN, 6_543_019.6)).isNull();
        assertThat(Projection.KNOWN.get(2975).toWgs84(-5, 7_691_000)).isNull();
    }

    @Test
    void the_source_names_its_grid_in_new_words_and_in_old_ones() {
        assertThat(Projection.named("1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93 (Metropole)"))
                .contains(2154);
        assertThat(Projection.named("1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93"))
                .contains(2154);
        assertThat(Projection.named("1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,UTM_S40"))
                .contains(2975);
        assertThat(Projection.named("drawn by hand")).isEmpty();
    }
}
