using System;
using System.Globalization;
using System.Linq;

namespace NetCompiler.Compiler.Graphs;

/// <summary>
/// The text of shapes and types where it must say everything: <c>image 16x8x8</c>, and for types <c>[n] image 16x8x8</c> (every sample has
/// its own) <c>[n] vector 5 int</c> or <c>[n] image 1x28x28 byte</c>. Written in settings of operators and in messages, and read back.
/// </summary>
public static class TypeText
{
    private const string BatchedPrefix = "[n] ";
    private const string IntegerSuffix = " int";
    private const string ByteSuffix = " byte";

    /// <summary>The text of a shape.</summary>
    public static string Write(TensorShape shape) => $"{Write(shape.Kind)} {shape}";

    /// <summary>The text of a type.</summary>
    public static string Write(NodeType type) =>
        (type.IsBatched ? BatchedPrefix : "") + Write(type.Shape) + SuffixOf(type.Element);

    /// <summary>Reads the text of a shape.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TensorShape ReadShape(string text)
    {
        string[] parts = text.Split(' ');
        if (parts.Length != 2 || !Enum.TryParse(parts[0], ignoreCase: true, out ShapeKind kind) || Write(kind) != parts[0])
        {
            throw new FormatException($"'{text}' is not a shape; write a kind (vector, sequence, image, volume, weight) and sizes, such as 'image 16x8x8'.");
        }

        bool hasSteps = parts[1].StartsWith(TensorShape.StepsPrefix, StringComparison.Ordinal);
        string[] sizes = parts[1].Substring(hasSteps ? TensorShape.StepsPrefix.Length : 0).Split('x');
        return new(kind, new(sizes.Select(size => int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture)))) { HasSteps = hasSteps };
    }

    /// <summary>Reads the text of a type.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static NodeType ReadType(string text)
    {
        bool isBatched = text.StartsWith(BatchedPrefix, StringComparison.Ordinal);
        ElementType element = text.EndsWith(IntegerSuffix, StringComparison.Ordinal) ? ElementType.Int32
            : text.EndsWith(ByteSuffix, StringComparison.Ordinal) ? ElementType.Byte
            : ElementType.Single;
        int start = isBatched ? BatchedPrefix.Length : 0;
        int end = text.Length - SuffixOf(element).Length;
        return new(ReadShape(text.Substring(start, Math.Max(0, end - start))), isBatched, element);
    }

    private static string SuffixOf(ElementType element) => element switch
    {
        ElementType.Int32 => IntegerSuffix,
        ElementType.Byte => ByteSuffix,
        _ => "",
    };

    private static string Write(ShapeKind kind) => kind.ToString().ToLowerInvariant();
}
