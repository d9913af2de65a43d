using System.Linq;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Layers;

/// <summary>Values less a mean, in units of a standard deviation.</summary>
public sealed class StandardizeLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Standardize";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        EquatableArray<float>? means = context.NumberOrNumbers("mean"), deviations = context.NumberOrNumbers("deviation", isPositive: true);
        bool fits = means is not null && deviations is not null && context.TakesNumbers()
            && (means.Value.Count == 1 || context.HasOnePerFeature("mean", means.Value))
            && (deviations.Value.Count == 1 || context.HasOnePerFeature("deviation", deviations.Value));
        if (!fits)
        {
            return;
        }

        int count = System.Math.Max(means!.Value.Count, deviations!.Value.Count);
        (float Mean, float Deviation)[] features = [.. Enumerable.Range(0, count).Select(i => (Of(means.Value, i), Of(deviations.Value, i)))];
        context.Rescale([.. features.Select(feature => 1 / feature.Deviation)], [.. features.Select(feature => -feature.Mean / feature.Deviation)]);
    }

    private static float Of(EquatableArray<float> values, int feature) => values[values.Count == 1 ? 0 : feature];
}
