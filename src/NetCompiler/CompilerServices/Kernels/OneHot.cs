using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.CompilerServices;

/// <summary>Rows of zeros with a one at the label. The labels have been validated with the batch.</summary>
public static class OneHot
{
    /// <summary><c>target[r, n] = n == labels[r] ? 1 : 0</c> in the true lanes of each row; zeros only where the label is the one ignored.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="ignored">The label of rows that get zeros only.</param>
    /// <param name="target">Row 0 of the result.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="n">Classes: the true lanes of a row.</param>
    public static void Spread(int rows, ReadOnlySpan<int> labels, int ignored, ref float target, int stride, int n)
    {
        for (int r = 0; r < rows; r++)
        {
            Span<float> row = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, (nint)r * stride), n);
            row.Clear();
            if (labels[r] != ignored)
            {
                row[labels[r]] = 1;
            }
        }
    }
}
