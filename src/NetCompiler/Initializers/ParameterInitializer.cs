using System;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>
/// Draws the first values of a network, as <see cref="Initialization"/> says. Unless a layer has an <see cref="Initializer"/>, that is as in PyTorch:
/// uniform in ±1/sqrt(fan-in) for the weights and biases of dense layers and convolutions, standard normal for embeddings (but for a row of padding,
/// which is 0), 1 and 0 for scale and shift of a normalization.
/// </summary>
internal static class ParameterInitializer
{
    /// <summary>
    /// Fills all tensors. A value depends on the seed, the tensor's ordinal and the logical index only: not on packing or vector width.
    /// </summary>
    public static void Fill(Snapshot snapshot, NetworkInfo info, ulong seed)
    {
        for (int ordinal = 0; ordinal < info.Parameters.Count; ordinal++)
        {
            ParameterInfo parameter = info.Parameters[ordinal];
            Fill(parameter, CounterRandom.Key(seed, (ulong)ordinal), snapshot.BufferOf(parameter).Span);
        }
    }

    private static void Fill(ParameterInfo parameter, ulong key, Span<float> buffer)
    {
        Initialization initialization = parameter.Initialization;
        float[] values = new float[parameter.Count];
        switch (initialization.Kind)
        {
            case InitializationKind.Constant:
                Array.Fill(values, initialization.Value);
                break;
            case InitializationKind.Uniform:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = CounterRandom.Uniform(key, (ulong)i, initialization.Value);
                }

                break;
            case InitializationKind.Normal:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = CounterRandom.Normal(key, (ulong)i) * initialization.Value;
                }

                break;
            case InitializationKind.TruncatedNormal:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = TruncatedNormal(key, (ulong)i) * initialization.Value;
                }

                break;
            case InitializationKind.Orthogonal:
                OrthogonalMatrix.Fill(values, parameter.Shape[0], initialization.Value, key);
                break;
            default:
                throw new ArgumentException($"'{parameter.Name}' has the unknown initialization {initialization.Kind}.", nameof(parameter));
        }

        if (initialization.ZeroRow >= 0)
        {
            int length = values.Length / parameter.Shape[0];
            values.AsSpan(initialization.ZeroRow * length, length).Clear();
        }

        Packing.Pack(parameter, values, buffer);
    }

    // Draws again what lies outside: one of 22 numbers.
    private static float TruncatedNormal(ulong key, ulong index)
    {
        float value = CounterRandom.Normal(key, index);
        for (ulong attempt = 0; Math.Abs(value) > 2; attempt++)
        {
            value = CounterRandom.Normal(CounterRandom.Key(key, attempt), index);
        }

        return value;
    }
}
