using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary><c>y[t, 2i] = sin(t / base^(2i / C)), y[t, 2i + 1] = cos(t / base^(2i / C))</c>: positions as waves.</summary>
public static class Sinusoids
{
    /// <summary>Writes the true lanes of all steps; the angles are computed in double precision.</summary>
    /// <param name="steps">The steps t.</param>
    /// <param name="channels">The features C.</param>
    /// <param name="base">How much longer the longest wave is than the shortest.</param>
    /// <param name="target">Step 0.</param>
    /// <param name="stride">Floats from one step to the next.</param>
    public static void Store(int steps, int channels, float @base, ref float target, int stride)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            double frequency = Math.Pow(@base, -(double)(channel - (channel % 2)) / channels);
            for (int step = 0; step < steps; step++)
            {
                double angle = step * frequency;
                Unsafe.Add(ref target, ((nint)step * stride) + channel) = (float)(channel % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
            }
        }
    }
}
