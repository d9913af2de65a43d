using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Positions as waves: a sequence (T, C) of y[t, 2i] = sin(t / base^(2i / C)) and y[t, 2i + 1] = cos(t / base^(2i / C)). No inputs, so no gradient.
/// </summary>
/// <param name="Steps">T.</param>
/// <param name="Channels">C.</param>
/// <param name="Base">How much longer the longest wave is than the shortest, which has 2 pi steps.</param>
/// <remarks>Vaswani et al., "Attention is all you need" (2017), section 3.5.</remarks>
public sealed record Sinusoids(int Steps, int Channels, float Base) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"steps={Steps}, channels={Channels}, base={OperatorSettings.Write(Base)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Sinusoids Read(OperatorSettings settings) => new(settings.Integer("steps"), settings.Integer("channels"), settings.Real("base"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 0 && Steps > 0 && Channels > 0, "no operands", inputs);
        return new(TensorShape.Sequence(Steps, Channels), IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        for (int i = 0; i < Steps * Channels; i++)
        {
            (int step, int channel) = (i / Channels, i % Channels);
            double angle = step / Math.Pow(Base, (double)(channel - (channel % 2)) / Channels);
            evaluation.Output[0, i] = channel % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
        }
    }

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => kernel.ForEachRow(() => kernel.Call(
        "Sinusoids.Store",
        Literals.Of(Steps), Literals.Of(Channels), Literals.Of(Base), $"ref {kernel.At(kernel.Value)}", Literals.Of(kernel.Strided(kernel.Value).PixelStride)));
}
