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
    public static string Of(int value) => value.ToString(value is > 9999 or < -9999 ? "#,0" : "0", CultureInfo.InvariantCulture).Replace(',', '_');

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
