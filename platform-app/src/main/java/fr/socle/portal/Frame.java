package fr.socle.portal;

import fr.socle.kernel.Caller;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What the frame shows about the page it surrounds.
///
/// @param path of the page asked for, also when an error page answers
/// @param french this page in French
/// @param english this page in English
/// @param sessions the page that tells where the person is signed in
/// @param mandator in whose name the professional who is signed in acts now
/// @param structure where the professional who is signed in acts now
record Frame(
        boolean sandbox,
        String path,
        String french,
        String english,
        String sessions,
        @Nullable String mandator,
        @Nullable String structure) {

    /// First words of an address that are a part of the site and not the home of a space.
    private static final Set<String> PARTS = Set.of("/annuaire", "/developpeurs");

    static Frame around(HttpServletRequest request, boolean sandbox, @Nullable Caller signedIn) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = failed == null ? request.getRequestURI() : failed.toString();
        return new Frame(
                sandbox,
                path,
                in("fr", path, request),
                in("en", path, request),
                sessions(signedIn),
                mandator(signedIn),
                structure(signedIn));
    }

    private static String sessions(@Nullable Caller signedIn) {
        return switch (signedIn) {
            case Caller.Citizen _ -> "/mon-espace-sante/sessions";
            case Caller.Administrator _ -> "/admin/sessions";
            case null, default -> "/pro/sessions";
        };
    }

    private static @Nullable String mandator(@Nullable Caller signedIn) {
        return signedIn instanceof Caller.Professional professional && professional.mandate() != null
                ? professional.mandate().ofName()
                : null;
    }

    private static @Nullable String structure(@Nullable Caller signedIn) {
        return signedIn instanceof Caller.Professional professional && professional.situation() != null
                ? professional.situation().structureName()
                : null;
    }

    /// The value of `aria-current` for a link of the menu: this very page, or the part of the site it belongs to.
    public @Nullable String current(String link) {
        var hasParts = link.lastIndexOf('/') > 0 || PARTS.contains(link);
        var isPart = hasParts && path.startsWith(link + "/") || isRoomOf(link);
        return path.equals(link) ? "page" : isPart ? "true" : null;
    }

    /// Pages that stand beside the one they belong to.
    private boolean isRoomOf(String link) {
        return link.equals("/pro/identites") && path.startsWith("/pro/identitovigilance");
    }

    /// The answer to a form has no address of its own: the other language then starts from the home page.
    private static String in(String language, String path, HttpServletRequest request) {
        var isPage = request.getMethod().equals("GET");
        return UriComponentsBuilder.fromPath(isPage ? path : request.getContextPath() + "/")
                .query(isPage ? Objects.requireNonNullElse(request.getQueryString(), "") : "")
                .replaceQueryParam(Languages.PARAMETER, language)
                .build()
                .toUriString();
    }
}
