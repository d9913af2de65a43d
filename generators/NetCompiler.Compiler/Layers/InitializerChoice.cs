using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>What a layer's attribute says of its first values.</summary>
/// <param name="Name">The initializer, one of <see cref="Names"/>.</param>
/// <param name="Value">Its number.</param>
public sealed record InitializerChoice(string Name, float Value)
{
    /// <summary>The initializer of a layer that says nothing.</summary>
    public const string Default = "Default";

    /// <summary>All initializers, in the order of the attribute's enumeration.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Default, "Constant", "Uniform", "Normal", "TruncatedNormal", "GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal",
        "LeCunUniform", "LeCunNormal", "Orthogonal",
    ];

    /// <summary>What a weight begins with.</summary>
    /// <param name="shape">Its shape: outputs, inputs, and positions of the window.</param>
    /// <param name="usual">What it begins with by default.</param>
    public Initializer OfWeight(TensorShape shape, Initializer usual)
    {
        double fanIn = (double)shape.Count / shape.Dimensions[0], fanOut = (double)shape.Count / shape.Dimensions[1];
        return Name switch
        {
            Default => usual,
            "Constant" => new(InitializerKind.Constant, Value),
            "Uniform" => new(InitializerKind.Uniform, Value),
            "Normal" => new(InitializerKind.Normal, Value),
            "TruncatedNormal" => new(InitializerKind.TruncatedNormal, Value),
            "GlorotUniform" => Scaled(InitializerKind.Uniform, 6 / (fanIn + fanOut)),
            "GlorotNormal" => Scaled(InitializerKind.Normal, 2 / (fanIn + fanOut)),
            "HeUniform" => Scaled(InitializerKind.Uniform, 6 / fanIn),
            "HeNormal" => Scaled(InitializerKind.Normal, 2 / fanIn),
            "LeCunUniform" => Scaled(InitializerKind.Uniform, 3 / fanIn),
            "LeCunNormal" => Scaled(InitializerKind.Normal, 1 / fanIn),
            "Orthogonal" => new(InitializerKind.Orthogonal, Value),
            _ => throw new InvalidOperationException($"There is no initializer {Name}."),
        };
    }

    /// <summary>What a bias begins with.</summary>
    public Initializer OfBias(Initializer usual) => Name == Default ? usual : new(InitializerKind.Constant, 0);

    private Initializer Scaled(InitializerKind kind, double square) => new(kind, (float)(Value * Math.Sqrt(square)));
}
