using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Reflection;
using NetCompiler;

namespace Digits;

/// <summary>The handwritten digits of the UCI repository: 8 x 8 pixels of 0 to 16, and the digit.</summary>
internal static class DigitsData
{
    private const int Pixels = 64;
    private const float Brightest = 16;

    /// <summary>Reads the embedded file: 64 pixels and a label a line.</summary>
    public static InMemoryDataSet<float, int> Load()
    {
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream("digits.csv.gz")
            ?? throw new FileNotFoundException("The resource digits.csv.gz is missing from the program; build it again.");
        using StreamReader reader = new(new GZipStream(file, CompressionMode.Decompress));
        string[] lines = reader.ReadToEnd().Split('\n', System.StringSplitOptions.RemoveEmptyEntries);
        float[] images = new float[lines.Length * Pixels];
        int[] labels = new int[lines.Length];
        for (int row = 0; row < lines.Length; row++)
        {
            string[] cells = lines[row].Split(',');
            for (int pixel = 0; pixel < Pixels; pixel++)
            {
                images[(row * Pixels) + pixel] = float.Parse(cells[pixel], CultureInfo.InvariantCulture) / Brightest;
            }

            labels[row] = (int)float.Parse(cells[Pixels], CultureInfo.InvariantCulture);
        }

        return new InMemoryDataSet<float, int>(images, Pixels, labels);
    }
}
