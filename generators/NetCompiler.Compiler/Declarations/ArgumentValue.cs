using System;
using System.Globalization;

namespace NetCompiler.Compiler.Declarations;

/// <summary>The value of an argument, comparable by value.</summary>
public sealed record ArgumentValue
{
    private ArgumentValue(ArgumentKind kind, double number, string? text, EquatableArray<ArgumentValue> items)
    {
        (Kind, Number, Text, Items) = (kind, number, text, items);
    }

    /// <summary>What the value is.</summary>
    public ArgumentKind Kind { get; }

    /// <summary>The number of an integer or real, 0 or 1 of a truth value.</summary>
    public double Number { get; }

    /// <summary>The text, if it is one.</summary>
    public string? Text { get; }

    /// <summary>The elements of an array.</summary>
    public EquatableArray<ArgumentValue> Items { get; }

    /// <summary>Wraps an integer.</summary>
    public static ArgumentValue Of(int value) => new(ArgumentKind.Integer, value, null, default);

    /// <summary>Wraps a real number.</summary>
    public static ArgumentValue Of(float value) => new(ArgumentKind.Real, value, null, default);

    /// <summary>Wraps a truth value.</summary>
    public static ArgumentValue Of(bool value) => new(ArgumentKind.Truth, value ? 1 : 0, null, default);

    /// <summary>Wraps a name or an expression.</summary>
    public static ArgumentValue Of(string value) => new(ArgumentKind.Text, 0, value, default);

    /// <summary>Wraps an array.</summary>
    public static ArgumentValue Of(params ArgumentValue[] items) => new(ArgumentKind.Array, 0, null, new(items));

    /// <summary>Marks a value of a type that no layer takes (a <see cref="Type"/>, null, …), shown as <paramref name="text"/>.</summary>
    public static ArgumentValue Unusable(string text) => new(ArgumentKind.Unusable, 0, text, default);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ArgumentKind.Array => $"[{Items}]",
        ArgumentKind.Text => $"\"{Text}\"",
        ArgumentKind.Truth => Number != 0 ? "true" : "false",
        ArgumentKind.Unusable => Text!,
        ArgumentKind.Real => ((float)Number).ToString("R", CultureInfo.InvariantCulture),
        _ => ((int)Number).ToString(CultureInfo.InvariantCulture),
    };
}
