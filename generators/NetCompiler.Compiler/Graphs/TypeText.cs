using System;
using System.Globalization;
using System.Linq;

namespace NetCompiler.Compiler.Graphs;

/// <summary>
/// The text of shapes and types where it must say everything: <c>image 16x8x8</c>, and for types <c>[n] image 16x8x8</c> (every sample has
/// its own) or <c>[n] vector 5 int</c>. Written in settings of operators and in messages, and read back.
/// </summary>
public static class TypeText
{
    private const string BatchedPrefix = "[n] ";
    private const string IntegerSuffix = " int";

    /// <summary>The text of a shape.</summary>
    public static string Write(TensorShape shape) => $"{Write(shape.Kind)} {shape}";

    /// <summary>The text of a type.</summary>
    public static string Write(NodeType type) =>
        (type.IsBatched ? BatchedPrefix : "") + Write(type.Shape) + (type.Element == ElementType.Int32 ? IntegerSuffix : "");

    /// <summary>Reads the text of a shape.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TensorShape ReadShape(string text)
    {
        string[] parts = text.Split(' ');
        if (parts.Length != 2 || !Enum.TryParse(parts[0], ignoreCase: true, out ShapeKind kind) || Write(kind) != parts[0])
        {
            throw new FormatException($"'{text}' is not a shape; write a kind (vector, sequence, image, volume, weight) and sizes, such as 'image 16x8x8'.");
        }

        return new(kind, new(parts[1].Split('x').Select(size => int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture))));
    }

    /// <summary>Reads the text of a type.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static NodeType ReadType(string text)
    {
        bool isBatched = text.StartsWith(BatchedPrefix, StringComparison.Ordinal);
        bool isInteger = text.EndsWith(IntegerSuffix, StringComparison.Ordinal);
        int start = isBatched ? BatchedPrefix.Length : 0;
        int end = text.Length - (isInteger ? IntegerSuffix.Length : 0);
        return new(ReadShape(text.Substring(start, Math.Max(0, end - start))), isBatched, isInteger ? ElementType.Int32 : ElementType.Single);
    }

    private static string Write(ShapeKind kind) => kind.ToString().ToLowerInvariant();
}
