package fr.socle.identity.datamatrix;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/// A square ECC200 datamatrix (ISO/IEC 16022) with a quiet zone, as a PNG, and back.
final class Datamatrix {

    private static final int PIXELS_PER_MODULE = 6;
    private static final int QUIET_MODULES = 2;
    private static final int LARGEST_PICTURE = 10 << 20;

    private Datamatrix() {}

    static byte[] draw(String text) {
        var modules = new DataMatrixWriter()
                .encode(
                        text,
                        BarcodeFormat.DATA_MATRIX,
                        1,
                        1,
                        Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE));
        var side = (modules.getWidth() + 2 * QUIET_MODULES) * PIXELS_PER_MODULE;
        var picture = new BitMatrix(side, side);
        for (var x = 0; x < modules.getWidth(); x++) {
            for (var y = 0; y < modules.getHeight(); y++) {
                if (modules.get(x, y)) {
                    picture.setRegion(
                            (x + QUIET_MODULES) * PIXELS_PER_MODULE,
                            (y + QUIET_MODULES) * PIXELS_PER_MODULE,
                            PIXELS_PER_MODULE,
                            PIXELS_PER_MODULE);
                }
            }
        }
        var png = new ByteArrayOutputStream();
        try {
            MatrixToImageWriter.writeToStream(picture, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }

    /// @param picture PNG, JPEG, GIF or BMP
    static String read(byte[] picture) {
        if (picture.length > LARGEST_PICTURE) {
            throw DatamatrixRefusal.NO_PICTURE.asException();
        }
        try {
            var image = ImageIO.read(new ByteArrayInputStream(picture));
            if (image == null) {
                throw DatamatrixRefusal.NO_PICTURE.asException();
            }
            var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
            return new DataMatrixReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (NotFoundException | ChecksumException | FormatException none) {
            throw DatamatrixRefusal.NO_CODE.asException();
        } catch (IOException broken) {
            throw DatamatrixRefusal.NO_PICTURE.asException();
        }
    }
}
