using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Graphs;

/// <summary>The logical shape of one sample's value, or of a value that the batch shares; the order of axes is PyTorch's.</summary>
public sealed record TensorShape(ShapeKind Kind, EquatableArray<int> Dimensions)
{
    /// <summary>What stands before a number of steps that is the largest one possible.</summary>
    internal const string StepsPrefix = "..";

    /// <summary>A single number.</summary>
    public static readonly TensorShape Scalar = Vector(1);

    /// <summary>
    /// Whether the steps of a sequence, or the values of a vector with one for each step, are as many as the caller says at run time; the size is their
    /// largest number.
    /// </summary>
    public bool HasSteps { get; init; }

    /// <summary>The number of values; at most <see cref="int.MaxValue"/>, which lowering checks.</summary>
    public int Count => checked((int)LongCount);

    /// <summary>The number of values, not limited.</summary>
    public long LongCount => Dimensions.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>The size of the feature axis: N of a vector, C of a sequence or image, the outputs of a weight.</summary>
    public int Channels => Kind == ShapeKind.Sequence ? Dimensions[Dimensions.Count - 1] : Dimensions[0];

    /// <summary>How often the features repeat: steps, pixels, or 1.</summary>
    public int Positions => Count / Math.Max(1, Channels);

    /// <summary>Whether the features lie in a plane: those of an image, or of a sequence, which is an image of one line.</summary>
    public bool HasPlane => Kind == ShapeKind.Image || this is { Kind: ShapeKind.Sequence, Dimensions.Count: 2 };

    /// <summary>Planes of a volume, or 1.</summary>
    public int Depth => Kind == ShapeKind.Volume ? Dimensions[1] : 1;

    /// <summary>Lines and pixels of an image or of a plane of a volume, or the one line of a sequence.</summary>
    public (int Height, int Width) Plane => Kind switch
    {
        ShapeKind.Volume => (Dimensions[2], Dimensions[3]),
        ShapeKind.Image => (Dimensions[1], Dimensions[2]),
        _ => (1, Dimensions[0]),
    };

    /// <summary>Whether the features come before the places: those of images and volumes do, those of a sequence's steps do not.</summary>
    public bool IsChannelMajor => Kind is ShapeKind.Image or ShapeKind.Volume;

    /// <summary>A vector with one value for each position.</summary>
    public TensorShape OnePerPosition => Vector(Positions) with { HasSteps = HasSteps };

    /// <summary>A vector of n values.</summary>
    public static TensorShape Vector(int n) => new(ShapeKind.Vector, new([n]));

    /// <summary>A sequence: steps, features; or heads, steps, features.</summary>
    public static TensorShape Sequence(params int[] dimensions) => new(ShapeKind.Sequence, new(dimensions));

    /// <summary>An image: channels, height, width.</summary>
    public static TensorShape Image(int channels, int height, int width) => new(ShapeKind.Image, new([channels, height, width]));

    /// <summary>A volume: channels, depth, height, width.</summary>
    public static TensorShape Volume(int channels, int depth, int height, int width) => new(ShapeKind.Volume, new([channels, depth, height, width]));

    /// <summary>A weight matrix, outputs first.</summary>
    public static TensorShape Weight(params int[] dimensions) => new(ShapeKind.Weight, new(dimensions));

    /// <summary>The same shape with another number of features.</summary>
    public TensorShape WithChannels(int channels)
    {
        int[] dimensions = [.. Dimensions];
        dimensions[Kind == ShapeKind.Sequence ? dimensions.Length - 1 : 0] = channels;
        return this with { Dimensions = new(dimensions) };
    }

    /// <summary>The same features in another plane; a sequence has its width.</summary>
    public TensorShape WithPlane(int height, int width) => Kind == ShapeKind.Image ? Image(Channels, height, width) : Sequence(width, Channels);

    /// <summary>The logical index of a feature; the lines of a volume are those of all planes.</summary>
    public int Index(int channel, int line, int pixel)
    {
        (int height, int width) = Plane;
        return IsChannelMajor ? (((channel * Depth * height) + line) * width) + pixel : (pixel * Channels) + channel;
    }

    /// <summary>Such as <c>16x8x8</c>, or <c>..128x64</c> for up to 128 steps.</summary>
    public override string ToString() => (HasSteps ? StepsPrefix : "") + string.Join("x", (IEnumerable<int>)Dimensions);
}
