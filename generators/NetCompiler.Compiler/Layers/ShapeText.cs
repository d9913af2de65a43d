using System.Globalization;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>How messages name shapes.</summary>
internal static class ShapeText
{
    /// <summary>
    /// Such as <c>64x5x5</c> (an image; a volume has four numbers), <c>a sequence of 12x16</c>, <c>a vector of 10</c>, <c>5 ids</c>.
    /// </summary>
    public static string Of(NodeType type) =>
        type.Element == ElementType.Int32 ? $"{type.Shape} ids"
        : type.Shape.Kind switch
        {
            ShapeKind.Vector => $"a vector of {type.Shape}",
            ShapeKind.Sequence => $"a sequence of {type.Shape}",
            _ => type.Shape.ToString(),
        };

    /// <summary>Such as <c>a vector or a sequence</c>; all kinds together are <c>numbers</c>.</summary>
    public static string Of(ShapeKind[] kinds) => kinds.Length == 4 ? "numbers" : string.Join(" or ", kinds.Select(kind => kind switch
    {
        ShapeKind.Vector => "a vector",
        ShapeKind.Sequence => "a sequence",
        ShapeKind.Volume => "a volume",
        _ => "an image",
    }));

    /// <summary>A number in a message, the same in every culture.</summary>
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
