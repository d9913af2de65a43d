using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>Cuts the trained parameters of a network into segments.</summary>
internal static class UpdateSegments
{
    /// <summary>
    /// As few segments as the options allow. The parameters that begin at <paramref name="handedOver"/> are those whose gradients a step hands over as they
    /// are computed.
    /// </summary>
    /// <exception cref="ArgumentException">A factor is for a part that the network does not have, or two are for the same.</exception>
    public static UpdateSegment[] Make(NetworkInfo info, TrainingOptions options, ReadOnlySpan<int> handedOver = default)
    {
        ParameterInfo[] trained = TrainedOf(info);
        CheckParts(info, trained, options.LearningRateFactors);
        List<UpdateSegment> segments = [];
        for (int i = 0; i < trained.Length; i++)
        {
            int norm = options.Clipping?.Kind == GradientClippingKind.Norm ? i : 0;
            UpdateSegment segment = Make(trained[i], options, norm) with { IsHandedOver = handedOver.Contains(trained[i].Offset) };
            if (segments.Count > 0 && segments[^1] with { Start = segment.Start, End = segment.End } == segment && segments[^1].End == segment.Start)
            {
                segments[^1] = segments[^1] with { End = segment.End };
                continue;
            }

            segments.Add(segment);
        }

        return [.. segments];
    }

    /// <summary>The trained parameters as they lie in memory.</summary>
    public static ParameterInfo[] TrainedOf(NetworkInfo info) =>
        [.. info.Parameters.Where(parameter => parameter.IsTrained).OrderBy(parameter => parameter.Offset)];

    /// <summary>The entries that are meant for a parameter.</summary>
    public static Regularization[] For(ParameterInfo parameter, TrainingOptions options)
    {
        ParameterKinds kind = parameter.Kind switch
        {
            ParameterKind.Weight => ParameterKinds.Weight,
            ParameterKind.Bias => ParameterKinds.Bias,
            ParameterKind.Norm => ParameterKinds.Norm,
            ParameterKind.Embedding => ParameterKinds.Embedding,
            _ => throw new ArgumentException($"'{parameter.Name}' is {parameter.Kind}, which no regularization knows.", nameof(parameter)),
        };
        return [.. options.Regularization.Where(entry => (entry.Kinds & kind) != ParameterKinds.None)];
    }

    private static UpdateSegment Make(ParameterInfo parameter, TrainingOptions options, int norm)
    {
        Regularization[] entries = For(parameter, options);
        LearningRateFactor? factor = options.LearningRateFactors.Where(entry => entry.Fits(parameter.Name)).MaxBy(entry => entry.Part.Length);
        return new UpdateSegment(
            parameter.Offset,
            parameter.Offset + parameter.PackedLength,
            factor?.Factor ?? 1,
            entries.Sum(entry => entry.L1),
            entries.Sum(entry => entry.L2),
            entries.Sum(entry => entry.WeightDecay),
            norm);
    }

    private static void CheckParts(NetworkInfo info, ParameterInfo[] trained, IReadOnlyList<LearningRateFactor> factors)
    {
        HashSet<string> parts = [];
        foreach (LearningRateFactor factor in factors)
        {
            if (!parts.Add(factor.Part))
            {
                throw new ArgumentException($"LearningRateFactors has two factors for '{factor.Part}'; leave one.");
            }

            if (!trained.Any(parameter => factor.Fits(parameter.Name)))
            {
                throw new ArgumentException(
                    $"LearningRateFactors has a factor for '{factor.Part}', but '{info.Name}' trains no part of that name. "
                        + $"Its trained layers are {string.Join(", ", trained.Select(parameter => parameter.Layer).Distinct())}.");
            }
        }
    }
}
