using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>The moving average of the trained parameters.</summary>
internal sealed class AverageRun : TeamWork
{
    private readonly double _decay;
    private readonly AlignedBuffer _parameters;
    private float _take;

    public AverageRun(double decay, AlignedBuffer parameters, int length)
    {
        _decay = decay;
        _parameters = parameters;
        Average = new AlignedBuffer(length);
    }

    /// <summary>The average, in the layout of the parameters; zero before the first update.</summary>
    public AlignedBuffer Average { get; }

    /// <summary>Takes the parameters in after an update.</summary>
    public void Execute(WorkerTeam team, long number)
    {
        // In double, and 1 in the first update.
        _take = (float)((1 - _decay) / (1 - Math.Pow(_decay, number)));
        team.Run(this, 0, Average.Length / ParameterLines.Length, ParameterLines.Grain);
    }

    /// <summary>Puts the average in the place of the trained parameters.</summary>
    public void CopyTo(AlignedBuffer parameters) => Average.Span.CopyTo(parameters.Span);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Execute(int phase, int first, int end)
    {
        int start = first * ParameterLines.Length, length = (end - first) * ParameterLines.Length;
        Vector<float> take = new(_take);
        ref float p = ref MemoryMarshal.GetReference(_parameters.Span.Slice(start, length));
        ref float a = ref MemoryMarshal.GetReference(Average.Span.Slice(start, length));
        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<float>.Count)
        {
            // Keeping a part and adding a part would drift: in float the two do not add up to 1.
            Vector<float> average = Vector.LoadUnsafe(ref a, i);
            (average + (take * (Vector.LoadUnsafe(ref p, i) - average))).StoreUnsafe(ref a, i);
        }
    }
}
