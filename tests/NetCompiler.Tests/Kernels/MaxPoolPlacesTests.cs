using System;
using System.Runtime.InteropServices;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

public class MaxPoolPlacesTests
{
    // lines and pixels of the pooled image, lanes, floats of a pixel, lines and pixels of the window
    public static TheoryData<int, int, int, int, int, int> Shapes => new()
    {
        { 2, 3, 16, 16, 2, 2 },
        { 3, 2, 48, 64, 2, 2 },
        { 1, 5, 32, 32, 1, 4 },
        { 2, 2, 16, 32, 3, 2 },
        { 1, 2, 16, 16, 16, 16 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void PlacesLeadGradientsToTheFirstLargest(int lines, int pixels, int lanes, int pixel, int kernelY, int kernelX)
    {
        int width = pixels * kernelX, height = lines * kernelY, line = (width + 1) * pixel, pooledLine = (pixels + 2) * lanes;
        PoisonedBuffer image = new(height * line), gradient = new(lines * pooledLine);
        PoisonedBuffer pooled = new PoisonedBuffer(lines * pooledLine).Freeze(), places = new PoisonedBuffer(lines * pixels * lanes / sizeof(float)).Freeze();
        PoisonedBuffer result = new PoisonedBuffer(height * line).Freeze();
        Random random = new(lanes);
        for (int i = 0; i < height * width * lanes; i++)
        {
            // Many equals, and in the first lane some that are no numbers.
            int value = random.Next(-3, 3);
            image[(i / lanes / width * line) + (i / lanes % width * pixel) + (i % lanes)] = value == -3 && i % lanes == 0 ? float.NaN : value;
        }

        for (int i = 0; i < lines * pixels * lanes; i++)
        {
            gradient[(i / lanes / pixels * pooledLine) + (i / lanes % pixels * lanes) + (i % lanes)] = i + 1;
        }

        MaxPoolPlaces.Forward(
            ref image.Start, line, pixel, ref pooled.Start, pooledLine, lanes, ref places.Start, lines, pixels, lanes, kernelY, kernelX);
        MaxPoolPlaces.Backward(
            ref places.Start, ref gradient.Start, pooledLine, lanes, ref result.Start, line, pixel, lines, pixels, lanes, kernelY, kernelX);

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref places.Start, places.Length));
        for (int i = 0; i < lines * pixels * lanes; i++)
        {
            (int y, int x, int lane) = (i / lanes / pixels, i / lanes % pixels, i % lanes);
            int corner = (y * kernelY * line) + (x * kernelX * pixel) + lane, at = (y * pooledLine) + (x * lanes) + lane, largest = 0;
            for (int tap = 1; tap < kernelY * kernelX; tap++)
            {
                float value = image[Place(tap)];
                largest = value > image[Place(largest)] || float.IsNaN(value) ? tap : largest;
            }

            pooled.AllowWrite(at);
            places.AllowWrite(i / sizeof(float));
            Assert.Equal(image[Place(largest)], pooled[at]);
            Assert.Equal(largest, bytes[i]);
            for (int tap = 0; tap < kernelY * kernelX; tap++)
            {
                result.AllowWrite(Place(tap));
                Assert.Equal(tap == largest ? gradient[at] : 0, result[Place(tap)]);
            }

            int Place(int tap) => corner + (tap / kernelX * line) + (tap % kernelX * pixel);
        }

        pooled.AssertOnlyAllowedWrites("pooled image");
        places.AssertOnlyAllowedWrites("places");
        result.AssertOnlyAllowedWrites("gradient");
    }
}
