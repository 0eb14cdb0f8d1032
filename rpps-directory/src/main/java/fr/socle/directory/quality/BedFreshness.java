package fr.socle.directory.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Rows of beds that nobody counted for long (`socle.directory.beds.stale-after`). When their share passes
/// `socle.directory.beds.stale-share-alarm`, the board as a whole is no longer to be trusted, and somebody must know.
@Service
public class BedFreshness {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration stale;
    private final double alarm;

    BedFreshness(
            JdbcClient jdbc,
            Clock clock,
            @Value("${socle.directory.beds.stale-after:PT24H}") Duration stale,
            @Value("${socle.directory.beds.stale-share-alarm:0.2}") double alarm) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.stale = stale;
        this.alarm = alarm;
    }

    public Beds now() {
        return jdbc.sql("""
            select count(*) as rows, count(*) filter (where updated_at < :limit) as stale
              from directory.bed_row\
            """)
                .param("limit", limit())
                .query((row, _) -> new Beds(row.getLong("rows"), row.getLong("stale"), stale, alarm))
                .single();
    }

    /// Establishments to be called, the longest silent first.
    public List<Silent> silent() {
        return jdbc.sql("""
            select place.finess, coalesce(min(site.long_name), min(site.name), place.finess) as name,
                   place.department, count(*) as rows, min(bed.updated_at) as since
              from directory.bed_row bed
              join directory.ror_place place on place.id = bed.place
              left join directory.establishment site on site.finess = place.finess
             where bed.updated_at < :limit
             group by place.finess, place.department order by since, place.finess limit :most\
            """)
                .param("limit", limit())
                .param("most", MOST)
                .query((row, _) -> new Silent(
                        row.getString("finess"),
                        row.getString("name"),
                        row.getString("department"),
                        row.getLong("rows"),
                        row.getObject("since", OffsetDateTime.class)))
                .list();
    }

    private OffsetDateTime limit() {
        return clock.instant().minus(stale).atOffset(ZoneOffset.UTC);
    }

    /// @param alarm the share of stale rows from which it is one
    public record Beds(long rows, long stale, Duration staleAfter, double alarm) {

        public boolean alarming() {
            return rows > 0 && (double) stale / rows > alarm;
        }
    }

    /// @param since when the oldest of its rows was counted
    public record Silent(String finess, String name, String department, long rows, OffsetDateTime since) {}
}
