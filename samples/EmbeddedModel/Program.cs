// Reads handwritten digits with weights that are part of the program: no file beside it, nothing to train.
// The weights are those of "dotnet run -c Release --project samples/Digits -- --save samples/EmbeddedModel/digits.safetensors".

using System;
using System.IO;
using EmbeddedModel;

// From darkest to brightest. None of these digits was trained on.
const string Shades = ".,:-=+*#%@";
const string Drawings = """
    ..*%*,..  .:%@@#..  ...*#...  ...%%...  ..=@@...  ..,@*...
    .:@%-%..  .,#=%@-.  ..:@-,,.  ..,@%...  .:%-@...  ..=@@#..
    .:@,.*=.  ...-@*..  ..@=.%*.  ..*@,...  ....@...  ..,@@@..
    .=@..*-.  ...:@=..  .=%.=@=.  ..@@=,..  ...=%-,.  ..,@%...
    .=@..%:.  ...:@-..  .+%-@%..  .,@@=%,.  ..#@%%=.  ..=@@-..
    .=@..@..  ....@*..  .*@@@...  ..@*.**.  ..=@:...  ..%=+%..
    .:@.*@..  ..=*@*..  ..:+@...  ..+%=@*.  ..-@....  ..#*=@..
    ..*@#,..  .-@@@...  ...*@...  ...#@%..  ..%=....  ..,%@*..
    """;
int[] labels = [0, 3, 4, 6, 7, 8];

using Stream weights = typeof(DigitReader).Assembly.GetManifestResourceStream("digits.safetensors")
    ?? throw new FileNotFoundException("The resource digits.safetensors is missing from the program; build it again.");
DigitReader reader = DigitReader.Load(weights);
Console.WriteLine(Drawings);

float[] probabilities = new float[labels.Length * DigitReader.OutputLength];
reader.Predict(Pixels(Drawings, labels.Length), probabilities);
int right = 0;
for (int i = 0; i < labels.Length; i++)
{
    ReadOnlySpan<float> row = probabilities.AsSpan(i * DigitReader.OutputLength, DigitReader.OutputLength);
    int digit = Largest(row);
    right += digit == labels[i] ? 1 : 0;
    Console.WriteLine($"{digit} ({row[digit]:P1}); labeled {labels[i]}.");
}

return right == labels.Length ? 0 : 1;

// Drawings beside each other, two columns apart, as images one after the other.
static float[] Pixels(string drawings, int count)
{
    string[] lines = drawings.Split('\n', StringSplitOptions.TrimEntries);
    float[] images = new float[count * DigitReader.InputLength];
    for (int i = 0; i < images.Length; i++)
    {
        (int image, int pixel) = Math.DivRem(i, DigitReader.InputLength);
        char shade = lines[pixel / 8][(image * 10) + (pixel % 8)];
        images[i] = Shades.IndexOf(shade, StringComparison.Ordinal) / (Shades.Length - 1f);
    }

    return images;
}

static int Largest(ReadOnlySpan<float> values)
{
    int largest = 0;
    for (int i = 1; i < values.Length; i++)
    {
        largest = values[i] > values[largest] ? i : largest;
    }

    return largest;
}
