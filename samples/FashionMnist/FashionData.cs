using System;
using System.IO;
using System.Linq;
using NetCompiler;

namespace FashionMnist;

/// <summary>Zalando's articles of clothing: 28 x 28 gray pixels, ten classes (Xiao et al., arXiv:1708.07747).</summary>
internal static class FashionData
{
    /// <summary>Where Debian's package dataset-fashion-mnist puts the files.</summary>
    public const string DefaultFolder = "/usr/share/datasets/fashion-mnist";

    // Of the 60,000 images to train on: close enough to exact for every purpose.
    private const float Mean = 0.2860f;
    private const float Deviation = 0.3530f;

    /// <summary>The background, standardized.</summary>
    public const float Black = (0 - Mean) / Deviation;

    public static readonly string[] Classes =
        ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>Reads images and labels, standardized.</summary>
    /// <param name="folder">The folder of the four files, gzipped or not.</param>
    /// <param name="part"><c>train</c> or <c>t10k</c>.</param>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or the two do not belong together.</exception>
    public static InMemoryDataSet<float, int> Load(string folder, string part)
    {
        IdxFile images = IdxFile.Read(Find(folder, $"{part}-images-idx3-ubyte"), axes: 3), labels = IdxFile.Read(Find(folder, $"{part}-labels-idx1-ubyte"), axes: 1);
        if (images.Sizes is not [int count, 28, 28] || labels.Sizes[0] != count || labels.Values.Any(label => label >= Classes.Length))
        {
            throw new InvalidDataException($"'{folder}' has {string.Join("x", images.Sizes)} images and {labels.Sizes[0]} labels; this sample needs as many of 28x28, of 10 classes.");
        }

        float[] pixels = Array.ConvertAll(images.Values, pixel => ((pixel / 255f) - Mean) / Deviation);
        return new InMemoryDataSet<float, int>(pixels, 28 * 28, Array.ConvertAll(labels.Values, label => (int)label));
    }

    private static string Find(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? path
            : File.Exists(path + ".gz") ? path + ".gz"
            : throw new FileNotFoundException(
                $"There is no {name} or {name}.gz in '{folder}'. Install Debian's package dataset-fashion-mnist, or download the four files from "
                    + "github.com/zalandoresearch/fashion-mnist and name their folder by --data.");
    }
}
