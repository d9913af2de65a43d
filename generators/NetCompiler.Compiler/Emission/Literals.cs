using System.Globalization;
using System.Text;

namespace NetCompiler.Compiler.Emission;

/// <summary>C# literals: invariant, round-trip, and with names for what has no digits.</summary>
public static class Literals
{
    /// <summary>A single-precision literal.</summary>
    public static string Of(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>An integer literal, with separators from five digits on.</summary>
    public static string Of(int value)
    {
        // Printing asks for tens of thousands of them, and formats of a culture's own take ten times as long.
        string digits = value.ToString(CultureInfo.InvariantCulture);
        if (value is >= -9999 and <= 9999)
        {
            return digits;
        }

        int first = value < 0 ? 1 : 0;
        StringBuilder text = new(digits);
        for (int i = digits.Length - 3; i > first; i -= 3)
        {
            text.Insert(i, '_');
        }

        return text.ToString();
    }

    /// <summary>A string literal.</summary>
    public static string Of(string value)
    {
        StringBuilder text = new("\"");
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }
}
