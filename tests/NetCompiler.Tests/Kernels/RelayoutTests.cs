using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

public class RelayoutTests
{
    [Theory]
    [InlineData(1, 5, 7)] // one channel: copied by lines
    [InlineData(3, 4, 5)]
    [InlineData(17, 2, 3)]
    [InlineData(33, 9, 8)]
    [InlineData(64, 8, 8)]
    public void CopiesBetweenChannelsFirstAndChannelsLast(int channels, int height, int width)
    {
        int pixel = Layout.Padded(channels), line = (width + 2) * pixel;
        PoisonedBuffer plain = new(channels * height * width), image = new(height * line), back = new(plain.Length);
        for (int i = 0; i < plain.Length; i++)
        {
            plain[i] = i;
        }

        image.Freeze();
        back.Freeze();
        Relayout.Copy(ref plain.Start, width, 1, height * width, ref image.Start, line, pixel, 1, height, width, channels);
        Relayout.Copy(ref image.Start, 1, line, pixel, ref back.Start, height * width, width, 1, channels, height, width);
        for (int i = 0; i < plain.Length; i++)
        {
            int x = i % width, y = i / width % height, channel = i / width / height, at = (y * line) + (x * pixel) + channel;
            image.AllowWrite(at);
            back.AllowWrite(i);
            Assert.Equal(i, image[at]);
            Assert.Equal(i, back[i]);
        }

        image.AssertOnlyAllowedWrites("image");
        back.AssertOnlyAllowedWrites("plain");
    }

    // Pixels of three channels without a gap between them.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(41)]
    public void CopiesPlanesOfColorsToPixels(int width)
    {
        const int Height = 3;
        int line = (width + 2) * 3;
        PoisonedBuffer planes = new(3 * Height * width), image = new(Height * line);
        for (int i = 0; i < planes.Length; i++)
        {
            planes[i] = i;
        }

        image.Freeze();
        Relayout.Copy(ref planes.Start, width, 1, Height * width, ref image.Start, line, 3, 1, Height, width, 3);
        for (int i = 0; i < planes.Length; i++)
        {
            int at = (i / width % Height * line) + (i % width * 3) + (i / width / Height);
            image.AllowWrite(at);
            Assert.Equal(i, image[at]);
        }

        image.AssertOnlyAllowedWrites("image");
    }

    [Fact]
    public void CopiesContiguousRows()
    {
        PoisonedBuffer source = new(2 * 3 * 10), target = new(2 * 3 * 16);
        for (int i = 0; i < source.Length; i++)
        {
            source[i] = i;
        }

        target.Freeze();
        Relayout.Copy(ref source.Start, 30, 10, 1, ref target.Start, 48, 16, 1, 2, 3, 10);
        for (int i = 0; i < source.Length; i++)
        {
            target.AllowWrite((i / 10 * 16) + (i % 10));
            Assert.Equal(i, target[(i / 10 * 16) + (i % 10)]);
        }

        target.AssertOnlyAllowedWrites("rows");
    }

    [Theory]
    [InlineData(3, 4, 16, 1, 1)]
    [InlineData(1, 1, 16, 2, 3)]
    [InlineData(5, 2, 3, 1, 0)]
    [InlineData(5, 2, 32, 0, 2)]
    [InlineData(2, 2, 16, 0, 0)]
    public void HaloIsClearedAndNothingElse(int height, int width, int channels, int haloY, int haloX)
    {
        int line = (width + (2 * haloX)) * channels, length = (height + (2 * haloY)) * line;
        PoisonedBuffer image = new PoisonedBuffer(length).Freeze();
        Halo.Clear(ref image.Start, height, width, channels, haloY, haloX);
        for (int i = 0; i < length; i++)
        {
            int y = i / line, x = i % line / channels;
            if (y < haloY || y >= height + haloY || x < haloX || x >= width + haloX)
            {
                image.AllowWrite(i);
                Assert.Equal(0, image[i]);
            }
        }

        image.AssertOnlyAllowedWrites("image inside its halo");
    }
}
