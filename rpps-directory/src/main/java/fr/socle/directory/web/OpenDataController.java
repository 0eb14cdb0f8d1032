package fr.socle.directory.web;

import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.opendata.OpenData;
import fr.socle.directory.quality.QualityFiles;
import java.util.LinkedHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// The directory as files.
@Controller
@RequestMapping("/annuaire/donnees")
class OpenDataController {

    private static final int SHOWN = 7;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final OpenData data;
    private final QualityFiles quality;
    private final String publicUrl;

    OpenDataController(OpenData data, QualityFiles quality, @Value("${socle.public-url:}") String publicUrl) {
        this.data = data;
        this.quality = quality;
        this.publicUrl = publicUrl;
    }

    @GetMapping
    String list(Model model) {
        var days = new LinkedHashMap<String, Object>();
        data.days().stream().limit(SHOWN).forEach(it -> days.put(it.toString(), data.files(it)));
        model.addAttribute("days", days);
        model.addAttribute("base", publicUrl);
        return "directory/open-data";
    }

    @GetMapping("/cle.pem")
    ResponseEntity<String> key() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(data.key());
    }

    /// The report of this minute; that of each day is among its files.
    @GetMapping("/qualite.json")
    ResponseEntity<String> qualityInJson() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(quality.json());
    }

    @GetMapping("/qualite.csv")
    ResponseEntity<String> qualityInCsv() {
        return ResponseEntity.ok().contentType(CSV).body(quality.csv());
    }

    @GetMapping("/{day}/{file}")
    ResponseEntity<Resource> file(@PathVariable String day, @PathVariable String file) {
        var path = data.file(day, file).orElseThrow(() -> new DirectoryRefusal.UnknownFile().asException());
        var type = file.endsWith(".json")
                ? MediaType.APPLICATION_JSON
                : file.endsWith(".csv") ? CSV : MediaType.TEXT_PLAIN;
        return ResponseEntity.ok().contentType(type).body(new FileSystemResource(path));
    }
}
