using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Tests.Graphs;

/// <summary>Types in few words.</summary>
internal static class Types
{
    public static NodeType Batched(TensorShape shape) => new(shape, IsBatched: true);

    public static NodeType Shared(TensorShape shape) => new(shape, IsBatched: false);

    public static NodeType Integers(int count) => new(TensorShape.Vector(count), IsBatched: true, ElementType.Int32);

    public static TensorShape Vector(int n) => TensorShape.Vector(n);

    public static TensorShape Sequence(params int[] dimensions) => TensorShape.Sequence(dimensions);

    public static TensorShape Image(int channels, int height, int width) => TensorShape.Image(channels, height, width);

    public static TensorShape Volume(int channels, int depth, int height, int width) => TensorShape.Volume(channels, depth, height, width);

    public static TensorShape Weight(params int[] dimensions) => TensorShape.Weight(dimensions);
}
