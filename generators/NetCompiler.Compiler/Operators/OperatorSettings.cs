using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>Reads what <see cref="Operator.Settings"/> writes: <c>name=value</c>, separated by commas.</summary>
public sealed class OperatorSettings
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Cuts the text of the settings up.</summary>
    /// <exception cref="FormatException">A part is not of the form <c>name=value</c>.</exception>
    public OperatorSettings(string text)
    {
        foreach (string part in text.Split([", "], StringSplitOptions.RemoveEmptyEntries))
        {
            int separator = part.IndexOf('=');
            if (separator < 0)
            {
                throw new FormatException($"The setting '{part}' has no value; write name=value.");
            }

            _values.Add(part.Substring(0, separator), part.Substring(separator + 1));
        }
    }

    /// <summary>A number as settings write it: read back, it is the same number.</summary>
    public static string Write(float value) => value.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>A truth value as settings write it.</summary>
    public static string Write(bool value) => value ? "true" : "false";

    /// <summary>Whether a setting is written; those at their usual values are not.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>A text.</summary>
    /// <exception cref="FormatException">The setting is missing.</exception>
    public string Text(string name) =>
        _values.TryGetValue(name, out string? value) ? value : throw new FormatException($"The setting '{name}' is missing.");

    /// <summary>An integer.</summary>
    public int Integer(string name) => int.Parse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Integers with <c>x</c> between them, such as <c>3x3</c>.</summary>
    public int[] Integers(string name) =>
        [.. Text(name).Split('x').Select(value => int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))];

    /// <summary>A real number.</summary>
    public float Real(string name) => float.Parse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Real numbers with blanks between them.</summary>
    public float[] Reals(string name) => [.. Text(name).Split(' ').Select(value => float.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture))];

    /// <summary>A truth value.</summary>
    public bool Truth(string name) => bool.Parse(Text(name));

    /// <summary>One of the values of an enumeration, by name.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse(Text(name), out T value) && value.ToString() == Text(name)
            ? value
            : throw new FormatException($"The setting '{name}' is '{Text(name)}', which is no {typeof(T).Name}.");

    /// <summary>A shape, such as <c>image 16x8x8</c>.</summary>
    public TensorShape Shape(string name) => TypeText.ReadShape(Text(name));

    /// <summary>A type, such as <c>[n] image 16x8x8</c>.</summary>
    public NodeType Type(string name) => TypeText.ReadType(Text(name));
}
