using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NetCompiler.Serialization;

namespace NetCompiler;

/// <summary>Numbers as a text of a session's file, in which none loses a bit.</summary>
internal static class NumberList
{
    // No schedule is known to remember as much; a hostile file may not order memory.
    private const int MostNumbers = 1000;

    public static string Write(double[] numbers) => string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    public static double[] Read(TensorSource source, string key, string text)
    {
        double[] numbers = new double[Math.Min(text.AsSpan().Count(' '), MostNumbers) + 1];
        int count = 0;
        foreach (Range part in text.AsSpan().Split(' '))
        {
            if (count == numbers.Length || !double.TryParse(text.AsSpan(part), CultureInfo.InvariantCulture, out numbers[count++]))
            {
                throw new InvalidDataException(
                    $"{source.Name} is damaged: '{key}' is '{text}', but a list of numbers is needed. Use another copy of the file.");
            }
        }

        return numbers;
    }
}
